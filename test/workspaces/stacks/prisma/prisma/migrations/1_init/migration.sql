-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "e_mail" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'MEMBER',
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "users_e_mail_key" ON "users"("e_mail");
