"""block readers"""

import sqlalchemy as sa
from alembic import op

revision = "c3"
down_revision = "a0"


def upgrade():
    op.add_column("reader", sa.Column("is_blocked", sa.Boolean(), nullable=True))
