pub struct Bearer;

impl Bearer {
    pub fn new() -> Self {
        Bearer
    }
}
