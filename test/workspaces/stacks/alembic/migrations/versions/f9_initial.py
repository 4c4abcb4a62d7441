"""initial

Revision ID: f9
Revises:
Create Date: 2024-01-01 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision = "f9"
down_revision = None


def stamps():
    return (sa.Column("created_at", sa.DateTime(), nullable=False),)


def create_orders():
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("old", sa.Text()),
        *stamps(),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def upgrade():
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(200), unique=True, nullable=False),
    )
    create_orders()


def downgrade():
    op.drop_table("orders")
    op.drop_table("customers")
