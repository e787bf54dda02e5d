import type { Day } from './period.ts'
export interface Calendar {
  isWorkingDay(day: Day): boolean
  nextWorkingDay(day: Day): Day
  previousWorkingDay(day: Day): Day
  addWorkingDays(day: Day, n: number): Day
}
