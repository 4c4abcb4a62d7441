pub async fn lifted() {}
