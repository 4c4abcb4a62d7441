use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct NewBerth {
    pub label: String,
    pub depth: Option<u32>,
}
