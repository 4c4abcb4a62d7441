<?php

$router = app('router');

$router->get('feed.xml', ['Modules\Blog\Http\PostController', 'feed']);
