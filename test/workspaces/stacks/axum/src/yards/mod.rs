pub mod cranes;
mod gates;

pub use gates::*;
