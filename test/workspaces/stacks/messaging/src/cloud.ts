import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

const LABELS = "https://queues.example/labels";

export async function tell(sqs: SQSClient, sns: SNSClient, body: string) {
  await sqs.send(new SendMessageCommand({ QueueUrl: LABELS, MessageBody: body }));
  await sns.send(new PublishCommand({ TopicArn: "arn:aws:sns:eu:1:returns", Message: body }));
}
