use clap::Parser;

#[derive(Parser)]
struct Arguments {
    #[arg(long, env = "DEPOT_PORT", default_value_t = 8080)]
    port: u16,
    #[clap(env = "DEPOT_KEY")]
    key: String,
}

fn setting(name: &str) -> Option<String> {
    dotenvy::var(name).ok()
}

fn levels() -> Option<String> {
    setting("DEPOT_LEVELS")
}

async fn ask(client: &reqwest::Client, url: &str) -> reqwest::Result<()> {
    client.request(Method::PUT, url).send().await?;
    Ok(())
}
