use actix_web::{HttpResponse, Responder};

/// Paths stand in modules of the file, which reach what is beside them by `super`.
pub mod routes {
    use super::hooks::routes::Hooks;

    pub struct Cranes {
        pub list: &'static str,
        pub hooks: Hooks,
    }

    impl Cranes {
        pub const fn new() -> Self {
            Self { list: "/cranes", hooks: Hooks::new() }
        }
    }
}

pub mod hooks {
    pub mod routes {
        pub struct Hooks {
            pub all: &'static str,
        }

        impl Hooks {
            pub const fn new() -> Self {
                Self { all: "/cranes/hooks" }
            }
        }
    }
}

#[const_routes::get(path = "crate::api::PATHS.cranes.list")]
pub async fn list() -> impl Responder {
    HttpResponse::Ok()
}

#[const_routes::get(path = "crate::api::PATHS.cranes.hooks.all")]
pub async fn hooked() -> impl Responder {
    HttpResponse::Ok()
}
