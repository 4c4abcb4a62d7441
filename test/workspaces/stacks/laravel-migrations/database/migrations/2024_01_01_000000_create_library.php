<?php

use App\Models\Member;
use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration {
    private const LOANS = 'loans';

    public function up(): void
    {
        Schema::create('members', function (Blueprint $table) {
            $table->id();
            $table->string('email', 190)->unique();
            $table->string('card')->nullable()->index('by_card');
            $table->enum('state', ['active', 'left'])->default('active');
            $table->rememberToken();
            $table->timestamps();
            $table->softDeletes();
        });
        Schema::create('books', static function (Blueprint $table): void {
            $table->uuid('id')->primary();
            $table->string('title');
            foreach (['width', 'height'] as $side) {
                $table->unsignedInteger("{$side}_mm")->nullable();
            }
            $table->morphs('owner');
        });
        Schema::create(self::LOANS, function (Blueprint $table) {
            $table->increments('id');
            $table->foreignIdFor(Member::class)->constrained('members')->cascadeOnDelete();
            $table->foreignUuid('book_id')->nullable()->constrained();
            $table->date('due_on');
            $table->unsignedBigInteger('lent_by');
            $table->foreign('lent_by')->references('id')->on('members');
            $table->unique(['member_id', 'book_id']);
        });
        Schema::create('old_fines', function (Blueprint $table) {
            $table->id();
        });
    }

    public function down(): void
    {
        Schema::dropIfExists(self::LOANS);
        Schema::dropIfExists('books');
        Schema::dropIfExists('members');
    }
};
