"""add sums"""

import sqlalchemy as sa
from alembic import op

revision = "e5"
down_revision = "d4"

COUNTED = ["below_ten", "below_hundred"]


def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        key = sa.Column("id", sa.Integer(), primary_key=True, server_default="1")
    else:
        key = sa.Column("id", sa.Integer(), primary_key=True)
    columns = [sa.Column("amount", sa.Float(), nullable=False)]
    for counted in COUNTED:
        columns.append(sa.Column(counted, sa.Integer(), nullable=False))
    op.create_table("sums", key, *columns)
