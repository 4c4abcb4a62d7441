<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

class ChangeLibrary extends Migration
{
    public function up()
    {
        if (DB::getDriverName() === 'sqlite') {
            Schema::create('cards_new', function (Blueprint $table) {
                $table->id();
            });
            Schema::rename('cards_new', 'cards');
        } else {
            Schema::create('cards', function (Blueprint $table) {
                $table->id();
                $table->datetime('printed_at');
            });
        }
        Schema::table('members', function (Blueprint $table) {
            $table->renameColumn('card', 'card_number');
            $table->dropColumn(['remember_token', 'deleted_at']);
            $table->dropIndex('by_card');
            $table->string('state')->nullable()->change();
        });
        Schema::table('loans', function (Blueprint $table) {
            $table->dropUnique(['member_id', 'book_id']);
            if (! Schema::hasColumn('loans', 'returned_at')) {
                $table->timestamp('returned_at')->nullable()->after('due_on');
            }
            $table->index(['due_on', 'returned_at']);
        });
        DB::statement('ALTER TABLE books ADD COLUMN isbn VARCHAR(13) NOT NULL');
        Schema::rename('old_fines', 'fines');
        Schema::dropIfExists('jobs');
    }

    public function down()
    {
        Schema::table('loans', function (Blueprint $table) {
            $table->dropColumn('returned_at');
        });
    }
}
