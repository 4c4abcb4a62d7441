use aws_sdk_sqs::Client as Sqs;
use lapin::{options::*, types::FieldTable, Channel};
use rdkafka::consumer::{Consumer, StreamConsumer};
use rdkafka::producer::{FutureProducer, FutureRecord};
use tokio_cron_scheduler::{Job, JobScheduler};

const PLACED: &str = "orders.placed";

async fn listen(consumer: &StreamConsumer, channel: &Channel, sqs: &Sqs) {
    consumer.subscribe(&[PLACED, "orders.paid"]).unwrap();
    let labels = "labels".to_string();
    channel
        .basic_consume(labels.clone().into(), "depot".into(), BasicConsumeOptions::default(), FieldTable::default())
        .await;
    sqs.receive_message().queue_url("https://queues.example/returns").send().await;
}

async fn tell(producer: &FutureProducer, channel: &Channel, sns: &Sns, nats: &async_nats::Client) {
    producer.send(FutureRecord::to(PLACED).payload("1").key("1"), None).await;
    channel.basic_publish("shop".into(), "labels".into(), BasicPublishOptions::default(), b"1", Default::default()).await;
    sns.publish().topic_arn("arn:aws:sns:eu:1:returns").message("1").send().await;
    nats.publish("depot.levels", "1".into()).await;
}

async fn plan(scheduler: &JobScheduler) {
    scheduler.add(Job::new_async("0 0 3 * * *", |_, _| Box::pin(async {})).unwrap()).await;
}

// Silent: nobody else hears of these.
fn told(bus: &mut Bus) {
    bus.subscribe("page");
    bus.publish("page", 1);
}
