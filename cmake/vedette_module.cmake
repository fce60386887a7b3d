# vedette_module(<folder> SOURCES a.cpp ... HEADERS a.hpp ... [USES folder ...] [LIBS target ...])
# A static library vedette_<folder>. USES is the folder's row in the dependency table of HACKING.md;
# LIBS are third-party targets, linked privately and treated as system headers.
function(vedette_module folder)
  cmake_parse_arguments(M "" "" "SOURCES;HEADERS;USES;LIBS" ${ARGN})
  add_library(vedette_${folder} STATIC ${M_SOURCES})
  target_sources(vedette_${folder} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src
    FILES ${M_HEADERS})
  # Every header compiles alone: target all_verify_interface_header_sets.
  set_target_properties(vedette_${folder} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(vedette_${folder} PUBLIC vedette_flags)
  foreach(used ${M_USES})
    target_link_libraries(vedette_${folder} PUBLIC vedette_${used})
  endforeach()
  target_link_libraries(vedette_${folder} PRIVATE ${M_LIBS})
endfunction()
