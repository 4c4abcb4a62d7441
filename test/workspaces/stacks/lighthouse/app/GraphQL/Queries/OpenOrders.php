<?php

namespace App\GraphQL\Queries;

final class OpenOrders
{
    public function __invoke($root, array $args)
    {
        return [];
    }
}
