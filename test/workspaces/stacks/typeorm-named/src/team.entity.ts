import { Column, Entity, JoinTable, ManyToMany, ManyToOne } from "typeorm";
import { IdColumn } from "./decorators";
import { Member } from "./member.entity";
import { Plan } from "./plan.entity";
import { Stamps } from "./stamps";

@Entity("teams")
export class Team {
  @IdColumn({ primary: true })
  id: string;

  @Column({ unique: true })
  displayName: string;

  @ManyToOne(() => Plan)
  plan: Plan;

  @Column(() => Stamps)
  date: Stamps;

  @ManyToMany(() => Member, (member) => member.teams)
  @JoinTable()
  members: Member[];

  @ManyToMany(() => Plan)
  @JoinTable({
    name: "tried_plans",
    joinColumn: { name: "tried_by" },
    inverseJoinColumn: { name: "plan" },
  })
  tried: Plan[];
}
