//! The use cases of a committee secretariat, one function each.
