"""Plans on their way in: drafts, files, and the day by which a target is to be reached

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('official_id', sa.Integer(), nullable=False),
    sa.Column('channel', sa.String(length=20), nullable=False),
    sa.Column('chat', sa.String(length=100), nullable=False),
    sa.Column('reading', sa.JSON(), nullable=False),
    sa.Column('before', sa.JSON(), nullable=True),
    sa.Column('amends_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['official_id'], ['officials.id'], name=op.f('fk_drafts_official_id_officials')),
    sa.ForeignKeyConstraint(['amends_id'], ['plans.id'], name=op.f('fk_drafts_amends_id_plans')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_drafts'))
    )
    op.create_index('ix_drafts_channel_chat_state', 'drafts', ['channel', 'chat', 'state'], unique=False)
    op.create_table('files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('stored_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_files')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('targets') as table:
        table.add_column(sa.Column('by', sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('targets') as table:
        table.drop_column('by')
    op.drop_table('files')
    op.drop_index('ix_drafts_channel_chat_state', table_name='drafts')
    op.drop_table('drafts')
