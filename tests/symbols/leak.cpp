// Something that the library shows by mistake.
__attribute__((visibility("default"))) int degarble_leak() { return 0; }
