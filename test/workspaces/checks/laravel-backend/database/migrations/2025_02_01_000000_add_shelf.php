<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::table('books', function (Blueprint $table) {
            $table->string('shelf');
            $table->string('hall')->nullable();
        });
        // Silent for the second: nothing names it any more.
        Schema::table('members', function (Blueprint $table) {
            $table->dropColumn('phone');
            $table->dropColumn('fax');
        });
    }

    public function down(): void
    {
        Schema::table('books', function (Blueprint $table) {
            $table->dropColumn(['shelf', 'hall']);
        });
    }
};
