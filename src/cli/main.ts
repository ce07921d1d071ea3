#!/usr/bin/env node
import { runCli } from './cli.js';
import { terminal } from './output.js';

const code = await runCli(process.argv.slice(2), (options) => terminal({ ...options, env: process.env }));
if (code !== undefined) process.exitCode = code;
