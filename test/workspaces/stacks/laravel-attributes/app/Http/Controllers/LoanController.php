<?php

namespace App\Http\Controllers;

use App\Docs\Group;
use Spatie\RouteAttributes\Attributes as On;
use Spatie\RouteAttributes\Attributes\Get;
use Spatie\RouteAttributes\Attributes\Middleware;
use Spatie\RouteAttributes\Attributes\Post;
use Spatie\RouteAttributes\Attributes\Prefix;
use Spatie\RouteAttributes\Attributes\Route;

#[Prefix('api/readers/{reader}/loans')]
#[Middleware(['auth:sanctum', 'member'])]
#[Group(name: 'loans', prefix: 'docs')]
class LoanController extends Controller
{
    #[Get('/', name: 'loans', middleware: 'ability:read')]
    #[Group(name: 'list')]
    public function index(): array
    {
        return [];
    }

    #[Post('', 'loans.create', ['ability:write', 'throttle:5'])]
    public function store(): array
    {
        return [];
    }

    #[Route(['put', 'patch'], uri: '{loan}')]
    #[On\Delete('{loan}/remarks')]
    public function change(): array
    {
        return [];
    }

    #[Prefix('none')]
    public function helper(): array
    {
        return [];
    }
}
