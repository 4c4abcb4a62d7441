pub async fn list() {}

pub async fn create() {}

pub async fn show() {}

pub async fn remove() {}
