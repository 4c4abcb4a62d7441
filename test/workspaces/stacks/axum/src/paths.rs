pub const API: &str = "/api";
pub const SESSIONS: &str = "/sessions";
