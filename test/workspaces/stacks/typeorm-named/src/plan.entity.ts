import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity()
export class Plan {
  @PrimaryColumn()
  code: string;

  @Column({ default: 0 })
  maxSeats: number;
}
