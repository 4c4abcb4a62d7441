"""rename state

Revision ID: a0
Revises: b2
Create Date: 2023-12-01 10:00:00

"""
import sqlalchemy as sa
from alembic import op

revision: str = "a0"
down_revision: str | None = "b2"


def upgrade():
    op.alter_column("orders", "state", new_column_name="status")
    op.add_column("notes", sa.Column("author", sa.Text(), nullable=True))
