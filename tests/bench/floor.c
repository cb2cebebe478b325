/* SPDX-License-Identifier: MIT */
/* floor BYTES FOLDER FORM FILE...: the least that a program can do which reads a form and drafts of
 * it with libyaml and writes a report for each: the events of the form, then of every draft, each
 * time BYTES bytes under a temporary name in FOLDER, renamed. What `tianbao assemble` is measured
 * against. */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

enum { MOST = 4 * 1024 * 1024 };

static size_t read_file(const char *path, unsigned char *buffer)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    size_t len = 0;
    ssize_t got;

    while (fd >= 0 && (got = read(fd, buffer + len, MOST - len)) > 0)
        len += (size_t)got;
    close(fd);
    return len;
}

static bool read_events(const unsigned char *text, size_t len)
{
    yaml_parser_t parser;
    yaml_event_t event;
    bool good = true, ended = false;

    yaml_parser_initialize(&parser);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, text, len);
    while (!ended && (good = yaml_parser_parse(&parser, &event))) {
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

static bool write_file(int folder, const char *name, const unsigned char *bytes, size_t len)
{
    int fd = openat(folder, ".temporary", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    return fd >= 0 && write(fd, bytes, len) == (ssize_t)len && close(fd) == 0 &&
           renameat(folder, ".temporary", folder, name) == 0;
}

int main(int argc, char **argv)
{
    static unsigned char text[MOST], bytes[MOST];
    size_t len = argc > 4 ? (size_t)atol(argv[1]) : MOST + 1;
    int folder = argc > 4 ? open(argv[2], O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

    if (folder < 0 || len > MOST || !read_events(text, read_file(argv[3], text)))
        return 2;
    for (int i = 4; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/');
        if (!read_events(text, read_file(argv[i], text)) ||
            !write_file(folder, slash ? slash + 1 : argv[i], bytes, len)) {
            perror(argv[i]);
            return 1;
        }
    }
    return 0;
}
