pub const API: &str = "/api";
pub const SESSIONS: &str = "/sessions";

pub trait Placed {
    const PATH: &'static str;
}

pub struct Cranes;

impl Cranes {
    pub const ALL: &'static str = "/cranes";
}

impl Placed for Cranes {
    const PATH: &'static str = "/cranes/{id}";
}

pub struct Barges;

impl Placed for Barges {
    const PATH: &'static str = "/barges/{id}";
}
