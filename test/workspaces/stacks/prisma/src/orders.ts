import { PrismaClient } from "@prisma/client";

export const prisma = new PrismaClient();

export const list = (userId: string) =>
  prisma.order.findMany({ where: { userId, OR: [{ state: "open" }] }, orderBy: { id: "desc" } });

export const page = (take: number) =>
  prisma.user.findMany({ take, select: { email: true, orders: { include: { user: true } } } });

export async function place(email: string, notes: string[]) {
  return prisma.$transaction(async (tx) => {
    const user = await tx.user.upsert({ where: { email }, create: { email }, update: {} });
    for (const note of notes) {
      await tx.order.create({ data: { userId: user.id, note, state: "open" } });
    }
  });
}

export const countOpen = () => prisma.$queryRaw`SELECT count(*) FROM orders WHERE state = 'open'`;

export const write = (text: string) =>
  prisma.note.create({
    data: { text, lines: { create: [{ id: 1 }] }, labels: { connect: { id: 1 } } },
  });
export const tidy = () =>
  prisma.note.update({
    where: { id: 1 },
    data: { labels: { upsert: { where: { id: 1 }, create: { id: 1 }, update: {} } } },
  });
export const people = () => prisma.person.findMany({ include: { note: true }, take: 5 });

export const remark = (texts: string[]) =>
  prisma.remark.createMany({ data: texts.map((text) => ({ text, personId: text })) });
