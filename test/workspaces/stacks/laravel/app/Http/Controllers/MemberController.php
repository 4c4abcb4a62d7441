<?php

namespace App\Http\Controllers;

class MemberController extends Controller
{
    public function __construct(private Catalogue $catalogue)
    {
        $this->middleware('verified')->except(['index', 'card']);
    }

    public function index()
    {
        return $this->catalogue->members();
    }

    public function update(string $member)
    {
        return $member;
    }

    public function card(string $member, int $size = 1)
    {
        return [$member, $size];
    }

    public function fine()
    {
    }

    public function fee()
    {
    }
}
