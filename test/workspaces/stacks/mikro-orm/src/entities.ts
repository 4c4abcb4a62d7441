import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property, Ref } from "@mikro-orm/core";

@Entity()
export class BookShelf {
  @PrimaryKey()
  id!: number;

  @Property()
  openedAt = new Date();

  @OneToMany(() => Volume, (volume) => volume.bookShelf)
  volumes = new Collection<Volume>(this);
}

@Entity({ tableName: "books" })
export class Volume {
  @PrimaryKey()
  id!: number;

  @Property({ fieldName: "full_title" })
  title!: string;

  @ManyToOne()
  bookShelf!: Ref<BookShelf>;
}
