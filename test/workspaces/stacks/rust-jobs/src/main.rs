use depot_queue::BackgroundJob;

pub struct PackParcel {
    pub id: i64,
}

impl PackParcel {
    pub fn new(id: i64) -> Self {
        Self { id }
    }
}

impl BackgroundJob for PackParcel {
    const JOB_NAME: &'static str = "pack_parcel";

    async fn run(&self, env: Env) -> Result<()> {
        Ok(())
    }
}

async fn order(conn: &mut Conn, id: i64) {
    PackParcel::new(id).enqueue(conn).await;
    let later = jobs::WeighParcel { id };
    later.enqueue(conn).await;
    // Silent: what it is nobody says here.
    other().enqueue(conn).await;
}

#[cfg(test)]
mod tests {
    struct Fake;
    impl BackgroundJob for Fake {
        async fn run(&self) {}
    }
}
