<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration {
    private array $tables = ['books' => ['price', 'fee']];

    public function up(): void
    {
        $tableNames = config('permission.table_names');
        Schema::create($tableNames['roles'], function (Blueprint $table) {
            $table->bigIncrements('id');
        });
        foreach ($this->tables as $table => $columns) {
            foreach ($columns as $column) {
                Schema::table($table, function (Blueprint $table) use ($column) {
                    $table->decimal($column, 8, 2)->default(0);
                });
            }
        }
    }
};
