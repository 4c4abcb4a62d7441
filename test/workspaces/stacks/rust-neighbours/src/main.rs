use std::env;
use std::time::Duration;

async fn rates() -> reqwest::Result<String> {
    let address = env::var("RATES_URL").unwrap_or_default();
    let client = reqwest::Client::new();
    client.post("https://rates.example/ask").timeout(Duration::from_secs(5)).send().await?;
    client.get("https://rates.example/today").send().await?;
    reqwest::get("https://rates.example/once").await?.text().await
}

// Silent: the client of another package, which knows whom it asks.
async fn ticket(desk_client: &desk::Client, id: u64) -> desk::Result<desk::Ticket> {
    desk_client.get(&format!("tickets/{id}")).await
}

// Silent: what keeps clients asks nobody.
fn kept(key: &str) -> Option<desk::Client> {
    CLIENT_CACHE.get(key)
}

static SKY: OnceLock<reqwest::Client> = OnceLock::new();

fn web() -> &'static reqwest::Client {
    SKY.get_or_init(reqwest::Client::new)
}

async fn weather() -> reqwest::Result<()> {
    SKY.get().unwrap().get("https://sky.example/now").send().await?;
    web().post("https://sky.example/report").send().await?;
    Ok(())
}
