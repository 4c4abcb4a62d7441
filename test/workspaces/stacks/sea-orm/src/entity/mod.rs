pub mod order;
pub mod team;
pub mod user;
