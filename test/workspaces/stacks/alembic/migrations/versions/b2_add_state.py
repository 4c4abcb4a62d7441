"""add state

Revision ID: b2
Revises: a1
Create Date: 2024-02-01 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = "f9"


def upgrade():
    op.add_column("orders", sa.Column("state", sa.String(10), server_default="open"))
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.alter_column("total", new_column_name="amount", type_=sa.BigInteger())
        batch_op.create_index(batch_op.f("ix_orders_state"), ["state"], unique=False)
        batch_op.drop_column("old")
    op.execute("CREATE TABLE notes (id bigint PRIMARY KEY, body text NOT NULL)")


def downgrade():
    op.drop_table("notes")
    op.drop_column("orders", "state")
