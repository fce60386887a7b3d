# One interface target carries every flag, so that no folder has flags of its own.
add_library(vedette_flags INTERFACE)
target_include_directories(vedette_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(vedette_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wcast-qual -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough
  # The same decisions on every machine: no fused multiply-add that only some processors have.
  -ffp-contract=off)
if(VEDETTE_WERROR)
  target_compile_options(vedette_flags INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_definitions(vedette_flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(VEDETTE_SANITIZE)
  target_compile_options(vedette_flags INTERFACE -fsanitize=${VEDETTE_SANITIZE}
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(vedette_flags INTERFACE -fsanitize=${VEDETTE_SANITIZE})
endif()
find_program(LLD ld.lld)
if(LLD)
  target_link_options(vedette_flags INTERFACE -fuse-ld=lld)
endif()
