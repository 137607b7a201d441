//! Both ends of the link over real sockets. Time is handed in, so nothing here waits for it.

mod finding;
mod following;
mod hostile;
mod places;
mod stage;
mod telling;
