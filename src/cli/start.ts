/** `tongket start`: the server, as `npm start`. */
import { main } from '../main.ts'
import type { AddCommand } from './shell.ts'

export const addStart: AddCommand = (program) => {
  program
    .command('start')
    .description('Run the server')
    .option('--json', 'no effect: the log is JSON already')
    .action(main)
}
