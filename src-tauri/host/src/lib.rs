//! What the machine gives the program: the folder for its data, the viewer and the printer. Both the window and the command
//! line stand on it, and it knows neither.

pub mod folder;
pub mod printing;
