import { InjectQueue } from "@nestjs/bullmq";
import { Queue } from "bullmq";
import { MailService } from "./mail.service";
import { invoiceQueue, QueueName } from "./queues";

export class ParcelsService {
  @InjectQueue(QueueName.Labels)
  private readonly labels: Queue;

  constructor(
    @InjectQueue(QueueName.Parcels) private readonly parcels: Queue,
    private readonly mails: MailService,
  ) {}

  async pack(id: string) {
    await this.parcels.add("pack", { id });
    await this.labels.addBulk([{ name: "print", data: { id } }]);
    await invoiceQueue.add("write", { id });
    await this.mails.sendToQueue({ to: id });
  }
}
