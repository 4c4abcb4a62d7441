<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\{DB, Schema};

return new class extends Migration {
    public function up(): void
    {
        Schema::create('library_members', function (Blueprint $table) {
            $table->id();
            $table->string('email');
            $table->timestamps();
        });
        Schema::create('loans', function (Blueprint $table) {
            $table->id();
            $table->foreignId('member_id')->constrained('library_members');
            $table->date('due_on');
            $table->integer('renewals')->default(0);
        });
        DB::table('old_loans')->where('gone', true)->update(['kept' => 1]);
    }
};
