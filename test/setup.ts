/**
 * Runs before every test file: nothing may leave this machine. A test that tries is failed, even if the code under
 * test swallowed the refusal.
 */
import { afterEach, expect } from 'vitest'
import { attempts, shutNetwork } from './network.ts'

shutNetwork()

afterEach(() => {
  expect(attempts.splice(0), 'hosts that a test tried to reach').toEqual([])
})
