pub async fn prepare(client: &Client, database: &str) -> Result<()> {
    client
        .query(&format!(
            "CREATE TABLE IF NOT EXISTS {database}.page_views (
                recorded DateTime64(4),
                path String
            )"
        ))
        .execute()
        .await?;
    client.query("CREATE TABLE IF NOT EXISTS sessions (id INTEGER PRIMARY KEY, token TEXT)").execute().await
}
