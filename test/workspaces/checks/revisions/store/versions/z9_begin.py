from alembic import op
import sqlalchemy as sa

revision = "y8"
down_revision = None


def upgrade():
    op.create_table("shelves", sa.Column("id", sa.Integer(), primary_key=True))
