/* SPDX-License-Identifier: MIT */
/* Runs a target over its saved inputs, in the folder that is called like the program. */
#include <dirent.h>
#include <string.h>

#include "base/file.h"
#include "fuzz/fuzz.h"

static int is_input(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* The input in memory of exactly its size, so that reading past its end is found. */
static void replay(const char *path)
{
    struct str text = STR_INIT;
    uint8_t *data;

    fprintf(stderr, "%s\n", path);
    EXPECT(file_read(path, 1 << 20, &text) == 0);
    data = malloc(text.len ? text.len : 1);
    EXPECT(data);
    if (text.len)
        memcpy(data, str_text(&text), text.len);
    LLVMFuzzerTestOneInput(data, text.len);
    free(data);
    str_free(&text);
}

int main(int argc, char **argv)
{
    const char *target = file_base(argv[0]);
    struct str folder = STR_INIT, path = STR_INIT;
    struct dirent **entries;
    int count;

    (void)argc;
    str_addf(&folder, "tests/fuzz/corpus/%s", target);
    count = scandir(str_text(&folder), &entries, is_input, alphasort);
    for (int i = 0; i < count; i++) {
        str_clear(&path);
        str_addf(&path, "%s/%s", str_text(&folder), entries[i]->d_name);
        replay(str_text(&path));
        free(entries[i]);
    }
    printf("%s - %s: %d saved inputs\n", count > 0 ? "ok" : "not ok", target, count);
    if (count >= 0)
        free(entries);
    str_free(&path);
    str_free(&folder);
    return count <= 0;
}
