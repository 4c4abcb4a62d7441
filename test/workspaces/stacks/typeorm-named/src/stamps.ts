import { CreateDateColumn, UpdateDateColumn } from "typeorm";

export class Stamps {
  @CreateDateColumn()
  created: Date;

  @UpdateDateColumn()
  modified: Date;
}
