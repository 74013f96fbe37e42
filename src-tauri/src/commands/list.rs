// Every command the page may call, once: the window's handler and the rights in build.rs are both made from this list.
commands![
    start_up::start_up,
]
