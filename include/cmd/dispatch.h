/* dispatch: a command line, from its words to its exit status. */
#ifndef CMD_DISPATCH_H
#define CMD_DISPATCH_H

/* argv as main() gets it. */
int dispatch(int argc, char **argv);

#endif
