<?php

use App\Support\Schema;
use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;

return new class extends Migration
{
    public function up(): void
    {
        Schema::createIfMissing('trips', function (Blueprint $table) {
            $table->id();
            $table->string('boat');
            $table->date('due_on')->index();
            $table->timestamp('closed_at')->nullable();
        });
        Schema::createIfMissing('trips', function (Blueprint $table) {
            $table->id();
        });
    }
};
