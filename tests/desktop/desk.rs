//! A running app for the journeys.
