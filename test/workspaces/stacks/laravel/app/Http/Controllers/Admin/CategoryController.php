<?php

namespace App\Http\Controllers\Admin;

use App\Http\Controllers\Controller;

class CategoryController extends Controller
{
    public function index() {}

    public function create() {}

    public function store() {}

    public function edit($category) {}

    public function update($category) {}
}
